"""The first library: plans, sessions, runs and observations.

Migrations say in their own words what they make: they must not change when the tables do.
"""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

_TABLES = (
    """CREATE TABLE "plan" (
        "key" INTEGER NOT NULL,
        id TEXT NOT NULL,
        title TEXT NOT NULL,
        audience TEXT NOT NULL,
        stated_minutes INTEGER,
        phase_minutes INTEGER NOT NULL,
        break_minutes INTEGER NOT NULL,
        phases INTEGER NOT NULL,
        open_checks INTEGER NOT NULL,
        version INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        trashed_at INTEGER,
        CONSTRAINT pk_plan PRIMARY KEY ("key"),
        CONSTRAINT uq_plan_id UNIQUE (id)
    ) STRICT""",
    """CREATE TABLE plan_version (
        plan_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        at INTEGER NOT NULL,
        label TEXT NOT NULL,
        open_checks INTEGER NOT NULL,
        digest TEXT NOT NULL,
        body TEXT NOT NULL,
        CONSTRAINT pk_plan_version PRIMARY KEY (plan_id, number),
        CONSTRAINT fk_plan_version_plan_id_plan
            FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE origin (
        plan_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        path BLOB NOT NULL,
        name BLOB NOT NULL,
        digest TEXT NOT NULL,
        content BLOB NOT NULL,
        CONSTRAINT pk_origin PRIMARY KEY (plan_id, number),
        CONSTRAINT fk_origin_plan_id_plan_version FOREIGN KEY(plan_id, number)
            REFERENCES plan_version (plan_id, number) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE plan_tag (
        plan_id TEXT NOT NULL,
        name TEXT NOT NULL,
        CONSTRAINT pk_plan_tag PRIMARY KEY (plan_id, name),
        CONSTRAINT fk_plan_tag_plan_id_plan
            FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE session (
        id TEXT NOT NULL,
        plan_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        title TEXT NOT NULL,
        planned_start INTEGER NOT NULL,
        place TEXT NOT NULL,
        rehearsal INTEGER NOT NULL,
        saved_at INTEGER NOT NULL,
        started_at INTEGER,
        ended_at INTEGER,
        CONSTRAINT pk_session PRIMARY KEY (id),
        CONSTRAINT fk_session_plan_id_plan_version FOREIGN KEY(plan_id, version)
            REFERENCES plan_version (plan_id, number)
    ) STRICT""",
    """CREATE TABLE learner_group (
        session_id TEXT NOT NULL,
        id TEXT NOT NULL,
        position INTEGER,
        name TEXT NOT NULL,
        profile TEXT NOT NULL,
        people INTEGER,
        CONSTRAINT pk_learner_group PRIMARY KEY (session_id, id),
        CONSTRAINT fk_learner_group_session_id_session
            FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE participant (
        session_id TEXT NOT NULL,
        group_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        CONSTRAINT pk_participant PRIMARY KEY (session_id, group_id, position),
        CONSTRAINT fk_participant_session_id_learner_group FOREIGN KEY(session_id, group_id)
            REFERENCES learner_group (session_id, id) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE run_event (
        number INTEGER NOT NULL,
        session_id TEXT NOT NULL,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        at INTEGER NOT NULL,
        phase INTEGER,
        amount INTEGER,
        step INTEGER,
        done INTEGER,
        target TEXT,
        CONSTRAINT pk_run_event PRIMARY KEY (number),
        CONSTRAINT uq_run_event_session_id UNIQUE (session_id, id),
        CONSTRAINT fk_run_event_session_id_session
            FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE observation (
        id TEXT NOT NULL,
        session_id TEXT NOT NULL,
        at INTEGER NOT NULL,
        phase INTEGER,
        objective INTEGER,
        level INTEGER,
        tags TEXT NOT NULL,
        note TEXT NOT NULL,
        follow_up INTEGER NOT NULL,
        removed_at INTEGER,
        CONSTRAINT pk_observation PRIMARY KEY (id),
        CONSTRAINT fk_observation_session_id_session
            FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE observation_group (
        observation_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        session_id TEXT NOT NULL,
        group_id TEXT NOT NULL,
        CONSTRAINT pk_observation_group PRIMARY KEY (observation_id, position),
        CONSTRAINT fk_observation_group_session_id_learner_group FOREIGN KEY(session_id, group_id)
            REFERENCES learner_group (session_id, id),
        CONSTRAINT fk_observation_group_observation_id_observation
            FOREIGN KEY(observation_id) REFERENCES observation (id) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE observation_history (
        number INTEGER NOT NULL,
        observation_id TEXT NOT NULL,
        changed_at INTEGER NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_observation_history PRIMARY KEY (number),
        CONSTRAINT fk_observation_history_observation_id_observation
            FOREIGN KEY(observation_id) REFERENCES observation (id) ON DELETE CASCADE
    ) STRICT""",
)
_INDEXES = (
    'CREATE INDEX ix_plan_updated_at ON "plan" (updated_at DESC)',
    'CREATE INDEX ix_plan_title ON "plan" (title)',
    "CREATE INDEX ix_origin_path ON origin (path)",
    "CREATE INDEX ix_origin_digest ON origin (digest)",
    "CREATE INDEX ix_plan_tag_name ON plan_tag (name)",
    "CREATE INDEX ix_session_plan_id ON session (plan_id, version)",
    "CREATE INDEX ix_observation_session_id ON observation (session_id)",
    "CREATE INDEX ix_observation_group_session_id ON observation_group (session_id, group_id)",
    "CREATE INDEX ix_observation_history_observation_id ON observation_history (observation_id)",
)
_SEARCH = """CREATE VIRTUAL TABLE plan_search USING fts5(
    title, tags, audience, objectives, phases, materials, rest, spellings, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
)"""
_WEIGHTS = (
    "INSERT INTO plan_search(plan_search, rank) "
    "VALUES ('rank', 'bm25(10.0, 8.0, 5.0, 4.0, 2.0, 1.5, 1.0, 1.0)')"
)


def upgrade() -> None:
    """Make everything."""
    connection = op.get_bind()
    for statement in (*_TABLES, *_INDEXES, _SEARCH, _WEIGHTS):
        connection.exec_driver_sql(statement)
