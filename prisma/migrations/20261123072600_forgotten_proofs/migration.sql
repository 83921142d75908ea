-- The epoch of used proofs moves to the newest that was forgotten, so that no gateway takes that one again by a clock that is behind.
GRANT UPDATE ("since") ON "used_proof_epoch" TO "samsyn_gateway";
