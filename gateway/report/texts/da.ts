/** What the person's report says, in Danish: the catalogue that the others follow key by key. */
export const da = {
  title: 'Hvem har fået oplysninger om dig',
  synthetic: 'SYNTETISKE DATA',
  introOfAll: 'Her står, hvilke myndigheder og organisationer der gennem Samsyn har fået oplysninger om dig: hvornår, til hvad, '
    + 'hvilke oplysninger og efter hvilke regler. Selve oplysningerne står hos den myndighed, de kommer fra.',
  introOfOwn: 'Her står, hvem der gennem Samsyn har fået oplysninger om dig fra den myndighed, som gav dig dette, og hvad den selv har '
    + 'fået: hvornår, til hvad, hvilke oplysninger og efter hvilke regler. Selve oplysningerne står hos den myndighed, de kommer '
    + 'fra. Andre myndigheder svarer for det, de selv har givet og fået: spørg også dem.',
  right: 'Du har ret til indsigt efter databeskyttelsesforordningens artikel 15, og hos politi og anklagemyndighed efter '
    + 'retshåndhævelsesloven § 15. Myndigheden, som gav dig dette, hjælper dig '
    + 'også med at få rettet eller slettet oplysninger. Du kan klage til Datatilsynet.',
  withoutStaff: 'Medarbejdernes navne er ikke med: der står, hvilken myndighed det er, og i hvilken rolle.',
  withStaff: 'Medarbejderne står med det nummer, som deres myndighed kender dem under.',
  boundedOfAll: 'Her er alt, hvad Samsyn har videregivet om dig indtil da, på nær det, som politi og anklagemyndighed efter '
    + 'loven kan holde tilbage.',
  boundedOfOwn: 'Her er alt, hvad myndigheden har givet og fået om dig gennem Samsyn indtil da, på nær det, som politi og '
    + 'anklagemyndighed efter loven kan holde tilbage.',
  madeAt: 'Lavet {{at}}. Sag {{case}}.',
  none: 'Her er ingen videregivelser at vise.',
  count_one: '{{count}} videregivelse',
  count_other: '{{count}} videregivelser',
  when: 'Hvornår',
  purpose: 'Til hvad',
  facts: 'Hvilke oplysninger',
  basis: 'Efter hvilke regler',
  as: 'Som {{role}}',
  employee: 'medarbejder {{employee}}',
  from: 'Fra {{controller}}: {{facts}}',
  consent: 'Du har givet samtykke.',
  page: 'Side {{page}} af {{pages}}',
}

/** The texts of one language: the same keys as the Danish. */
export type ReportTexts = Readonly<Record<keyof typeof da, string>>
