CREATE TABLE "revoked_binding" (
    "party" TEXT NOT NULL,
    "thumbprint" TEXT NOT NULL,
    "revoked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "revoked_binding_pkey" PRIMARY KEY ("party", "thumbprint")
);

GRANT SELECT, INSERT ON "revoked_binding" TO "samsyn_gateway";
