CREATE TABLE "trail_key" (
    "log_id" TEXT NOT NULL,
    "orders" TEXT NOT NULL,
    "checkpoints" TEXT NOT NULL,

    CONSTRAINT "trail_key_pkey" PRIMARY KEY ("log_id")
);

GRANT SELECT, INSERT, UPDATE ON "trail_key" TO "samsyn_gateway";
