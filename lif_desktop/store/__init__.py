"""The encrypted board file: change sets, queries, history, undo, migrations, backups."""
