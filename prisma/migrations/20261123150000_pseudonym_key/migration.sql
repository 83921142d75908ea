-- The key that handles and pseudonyms are made with, by its thumbprint (RFC 7638): all who run on this database have the same.
CREATE TABLE "pseudonym_key" (
    "only" BOOLEAN NOT NULL DEFAULT true,
    "thumbprint" TEXT NOT NULL,

    CONSTRAINT "pseudonym_key_pkey" PRIMARY KEY ("only"),
    CONSTRAINT "pseudonym_key_only" CHECK ("only")
);

GRANT SELECT, INSERT, UPDATE ("thumbprint") ON "pseudonym_key" TO "samsyn_gateway";
