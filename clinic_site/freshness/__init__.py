"""What is kept in memory stays as right as the database: what changed, and what changes next."""
