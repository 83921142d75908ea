/**
 * A minor has a representative as soon as possible after arrival: no number of hours, open until one is appointed
 * (SR09 §4 · Udpegning af personlig repræsentant for alle uledsagede mindreårige børn; HP19 · Bistand og støtte;
 * udlændingeloven § 56 a, stk. 1).
 */
export const lacksRepresentative = (minor: boolean, representativeSince: Date | null): boolean =>
  minor && representativeSince === null
