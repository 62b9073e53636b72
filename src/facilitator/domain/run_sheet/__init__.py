"""Run sheets and agendas: tables whose rows are the parts of a session."""
