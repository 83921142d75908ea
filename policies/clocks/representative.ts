/**
 * A minor has a representative as soon as possible after arrival: no number of hours, open until one is appointed
 * (SR09 §4 · Udpegning af personlig repræsentant; udlændingeloven § 56 a; HP19 · Bistand og støtte).
 */
export const lacksRepresentative = (minor: boolean, representativeSince: Date | null): boolean =>
  minor && representativeSince === null
