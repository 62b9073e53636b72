"""The audience screen: what learners see on the second display."""
