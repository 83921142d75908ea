/** A public document that the policies rest on. */
export interface SourceDocument {
  /** As it is cited, such as `HP19`. */
  readonly code: string
  readonly title: string
  /** When it is from; of a plan, the years that it names. */
  readonly year: string
  /** What is cited of it, as it is cited: the code, and the heading as it is spelled there. */
  readonly places: readonly string[]
}

/**
 * The documents, and every place of theirs that is cited anywhere in the house: a heading that does not stand here is
 * misspelled, or one more line. What follows `Oversigt` is an actor of the plan's survey, by the name that it has there.
 */
export const SOURCES: readonly SourceDocument[] = [
  {
    code: 'HP19',
    title: 'Handlingsplan til bekæmpelse af menneskehandel 2019-2021',
    year: '2019-2021',
    places: [
      'HP19 · Indledning',
      'HP19 · Opsøgende og tillidsskabende arbejde',
      'HP19 · Faktaboks: Refleksions- og restitutionsperiode',
      'HP19 · Identifikation af ofre',
      'HP19 · Bistand og støtte',
      'HP19 · Forberedt hjemsendelse og reintegration',
      'HP19 · Bagmænd retsforfølges',
      'HP19 · Efterforskning og retsforfølgning',
      'HP19 · Koordination af indsatsen',
      'HP19 · Viden og oplysning',
      'HP19 · Oversigt over koordinerende og udførende statslige aktører',
      'HP19 · Oversigt · Udlændingestyrelsen',
      'HP19 · Oversigt · Styrelsen for International Rekruttering og Integration',
      'HP19 · Oversigt · Rigspolitiet',
      'HP19 · Oversigt · SKAT',
      'HP19 · Oversigt · Arbejdstilsynet',
      'HP19 · Oversigt · Børne- og Socialministeriet',
    ],
  },
  {
    code: 'SR09',
    title: 'Regeringens handlingsplan til bekæmpelse af menneskehandel 2007-2010: Statusrapport for 2007-2009',
    year: '2009',
    places: [
      'SR09 §2',
      'SR09 §2 · Det nationale referencesystem',
      'SR09 §3',
      'SR09 §3 · Udvidet refleksionsperiode på op til 100 dage',
      'SR09 §4',
      'SR09 §4 · Udpegning af personlig repræsentant for alle uledsagede mindreårige børn',
      'SR09 §4 · Mindreårige udlændinge med lovligt ophold i Danmark',
      'SR09 §5',
      'SR09 §5 · Voksne ofre for menneskehandel, som opholder sig illegalt i landet',
      'SR09 §6 · Opsøgende arbejde ved politiaktioner',
      'SR09 §9',
    ],
  },
  {
    code: 'STROM',
    title: 'Kommunale retningslinjer: Optræning af lokal indsats mod menneskehandel (Østersørådet)',
    year: '2015',
    places: [
      'STROM kap. 1, princip 2',
      'STROM kap. 4 · Processen for Offer Identificering',
      'STROM kap. 4 · Indikationer på menneskehandel',
      'STROM kap. 5 · Tavshedspligt',
      'STROM kap. 5 · Sikkerhed, inklusive en risikovurdering',
      'STROM kap. 5 · Informeret aftale og valg',
      'STROM kap. 5 · Støtteordninger · Tilbagevenden',
      'STROM kap. 6 · Bergen samarbejdsmodel',
    ],
  },
]
