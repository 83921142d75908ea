const lines = (hashes: readonly Buffer[]): string => hashes.map((hash) => `${hash.toString('base64')}\n`).join('')

/** That a leaf is in the tree of a checkpoint, as `c2sp.org/tlog-proof@v1`. */
export const inclusionText = (index: bigint, path: readonly Buffer[], note: string): string =>
  `c2sp.org/tlog-proof@v1\nindex ${index}\n${lines(path)}\n${note}`

/** That the tree of a checkpoint only added to a smaller one: the body of C2SP tlog-witness `add-checkpoint`. */
export const consistencyText = (from: bigint, proof: readonly Buffer[], note: string): string =>
  `old ${from}\n${lines(proof)}\n${note}`
