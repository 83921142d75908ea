/** What the document says around what is made of the contract and the policies. */
export const TEXTS = {
  title: 'Kontrakten: for myndighedernes udviklere',
  about: 'Dokumentet er dannet af kontrakten, reglerne og gatewayens koder (`npm run docs`) og kan ikke rettes i hånden. Hele '
    + 'kontrakten, til en editor eller et værktøj, er [contract.graphql](contract.graphql); hvem der må få hvad og hvorfor, er '
    + '[udveksling.md](udveksling.md); hvordan en myndighed slutter sig til, er [joining.md](joining.md). Betydningerne er '
    + 'kontraktens egne beskrivelser.',
  purpose: 'Hver forespørgsel siger selv, hvad den er til, og hvorfor: `@purpose(is: …, reason: …)`. Den nævner ét formål, og '
    + 'det er det, som adgangsbeviset er givet til; ellers er svaret `PURPOSE_MISMATCH`. Begrundelsen er på 5 til 500 tegn, for '
    + '`VITAL_INTERESTS` på mindst 20. Den står i sporet: skriv ingen oplysninger om personen i den. En forespørgsel henter én '
    + 'sag eller én side af sager eller foretager én ændring. En sag nævnes ved eget sagsnummer (`caseByFileNumber`) eller ved den '
    + 'reference, som et tidligere svar gav i feltet `id` (`case`); referencen er spørgerens egen, og ingen anden har den samme.',
  registered: 'Forespørgslen sendes med POST til `/graphql` som JSON med `query` og `variables`. Uden for demonstrationen kører kun '
    + 'de forespørgsler, som myndigheden har registreret, og som er godkendt; de kan nævnes ved `documentId` i stedet for `query` '
    + '([joining.md](joining.md#your-operations-registered)).',
  purposes: 'Formålene og det, der gives til dem:',
  view: 'Svaret på en sag er en `CaseView` med ét felt for hver dataansvarlig, der har oplysninger. Et felt kan være `null` af tre '
    + 'grunde: det er holdt tilbage og står i `withheld`; den dataansvarlige svarede ikke, og det står i `unavailable`; eller der '
    + 'er ingen oplysning. Bed derfor altid om de tre lister. En sag, som spørgeren ikke må se, og en, der ikke findes, får det '
    + 'samme svar: `CASE_NOT_AVAILABLE`.',
  answer: 'Svaret på forespørgslen ovenfor, når CMM endnu ikke har afgjort sin vurdering, og der ikke er samtykke til at dele de tegn '
    + 'på menneskehandel, som CMM har noteret:',
  withheld: '`withheld`: det, der blev holdt tilbage.',
  unavailable: '`unavailable`: det, der ikke kom. Resten af svaret gælder.',
  notices: '`notices`: det, man skal vide om noget, der blev givet.',
  receipt: 'Svaret har en kvittering i `extensions.receipt`. Gem den sammen med svaret: den viser, hvor videregivelsen står i '
    + 'sporet, og med den kan svaret efterprøves, også med egen kode ([trail.md](trail.md)). Headeren `X-Request-Id` er den, supporten spørger om.',
  pages: '`cases` giver egne sager, en side ad gangen: `first` er 1 til 100, og `after` er `endCursor` fra siden før. '
    + 'Fortsæt, så længe `hasNextPage` er sand.',
  scalars: 'Ud over GraphQLs egne er der disse:',
  codes: 'Et afslag eller en fejl står i `errors` med `extensions.code`, som altid er en af koderne her. Rækken er lukket: skriv '
    + 'et tilfælde for dem, systemet kan gøre noget ved, og vis resten med deres sætning. Sætningen i `message` er den samme hver '
    + 'gang og siger intet om personen. Betydningen på dansk er den, som kommandolinjen `samsyn` viser. Hvornår det '
    + 'nytter at spørge igen, står i [joining.md](joining.md#asking-again).',
  facts: 'En tabel for hver dataansvarlig. Feltet står, som det står i `withheld.field`, og kan nævnes sådan i `previewCase`. '
    + '»Gives til« er det, som reglerne kan tillade, når deres betingelser er opfyldt: udvekslingens nummer og formål, modtager og '
    + 'roller, og om den kræver samtykke; linket fører til betingelserne. »i en liste« betyder, at feltet står i hvert element.',
  examples: 'En forespørgsel for hvert formål, der giver oplysninger: alt det, som modtagerens rolle kan få. De er dannet af '
    + 'reglerne, og hver af dem bliver sendt til en gateway i en test. Prøv dem i demonstrationen (`npm start`): '
    + '`npx samsyn cases --as ulla --purpose IDENTIFICATION` viser personens sager. Registrér kun det, systemet bruger.',
  operations: 'Hvad der kan hentes og ændres. Et argument med »ellers« kan udelades. Hvem der må ændre hvad, står i '
    + '[udveksling.md](udveksling.md#hvem-må-ændre-det-som-samsyn-selv-holder).',
  enums: 'Koderne og deres betydning. En kode kan komme til; et system skal kunne vise en, det ikke kender.',
  removals: 'Det, der udgår, varsles mindst seks måneder før. Indtil da svares der som før, med headerne `Deprecation` og `Sunset` '
    + 'og en advarsel i `extensions.removals`.',
} as const

/** The receipt in `extensions`, which is no part of the contract's types. */
export const RECEIPT_FIELDS = [
  ['disclosureId', 'Videregivelsens id: den samme i sporet, hos de spurgte myndigheder og i personens rapport.'],
  ['log', 'Den log i sporet, som videregivelsen står i.'],
  ['leaves', 'Bladenes numre i loggen, et for hver sag, i deres rækkefølge.'],
  ['salts', 'Det, der sammen med svaret viser, at bladet dækker netop de værdier, der blev videregivet.'],
] as const
