-- The gateway tells who runs it which migrations the database has.
DO $$ BEGIN
    IF to_regclass('_prisma_migrations') IS NOT NULL THEN
        GRANT SELECT ON "_prisma_migrations" TO "samsyn_gateway";
    END IF;
END $$;
