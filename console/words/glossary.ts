import type { Label } from './words.ts'

/** Agencies and terms of law, explained where they stand. Sources: HP19, SR09, udlændingeloven, databeskyttelsesforordningen. */
const GLOSSARY = {
  CMM: {
    da: 'Center mod Menneskehandel i Social- og Boligstyrelsen: samler indsatsen, vurderer personer med lovligt ophold og giver hver en kontaktperson.',
    en: 'The Centre against Human Trafficking coordinates support, assesses lawful residents and gives each person a contact person.',
  },
  NEC: {
    da: 'Politiets nationale efterforskning, i dag en del af National enhed for Særlig Kriminalitet (NSK).',
    en: 'The police\'s national investigation, today part of the National Special Crime Unit (NSK).',
  },
  NUC: {
    da: 'Politiets udlændingecenter: står for udrejser, der ikke er frivillige; i dag en opgave for Hjemrejsestyrelsen.',
    en: 'The police\'s aliens centre: handles departures that are not voluntary; today a task of the Danish Return Agency.',
  },
  UDLST: {
    da: 'Udlændingestyrelsen vurderer asylansøgere, personer uden lovligt ophold og dem, der står til udvisning, og fastsætter refleksionsperioden.',
    en: 'The Immigration Service assesses asylum seekers, persons without lawful residence and those facing expulsion, and sets the reflection period.',
  },
  SKAT: {
    da: 'Skatteforvaltningen ser tegn under kontrol og giver dem videre til politiet alene.',
    en: 'The tax administration sees signs during controls and passes them to the police alone.',
  },
  AT: {
    da: 'Arbejdstilsynet ser tegn på arbejdspladser og underretter politiet, CMM eller begge.',
    en: 'The Labour Inspection sees signs at workplaces and tells the police, CMM or both.',
  },
  SIRI: {
    da: 'Styrelsen for International Rekruttering og Integration ser tegn i tilladelser og fælles kontroller og underretter politiet, CMM eller begge.',
    en: 'The agency that sees signs in permits and joint controls, and tells the police, CMM or both.',
  },
  RA: {
    da: 'Anklagemyndigheden frafalder tiltale mod et offer for mindre forhold, der hænger sammen med menneskehandelen.',
    en: 'The prosecution waives charges against a victim for minor offences that are tied to the trafficking.',
  },
  IOM: {
    da: 'Den internationale organisation for migration forbereder hjemrejser og følger reintegrationen.',
    en: 'The International Organization for Migration prepares returns and follows the reintegration.',
  },
  NGO: {
    da: 'En organisation med kontrakt med CMM, som giver ophold, kontakt og støtte.',
    en: 'An organisation under contract with CMM that gives shelter, contact and support.',
  },
  KOM: {
    da: 'Kommunen hjælper børn og udsatte voksne med lovligt ophold.',
    en: 'The municipality helps children and vulnerable adults with lawful residence.',
  },
  REFLECTION: {
    da: 'Refleksionsperioden: 30 dage til at komme sig og tænke sig om, før udrejsen. Kan forlænges, højst til 120 dage (udlændingeloven § 33, stk. 14).',
    en: 'The reflection period: 30 days to recover and consider before departure. It may be extended to at most 120 days (Aliens Act section 33(14)).',
  },
  RESTITUTION: {
    da: 'Restitutionsperioden: det samme for den, der har lovligt ophold, givet af CMM.',
    en: 'The restitution period: the same for a lawful resident, given by CMM.',
  },
  REINTEGRATION: {
    da: 'Efter en forberedt hjemrejse støttes personen i op til seks måneder, og det følges, hvordan det går.',
    en: 'After a prepared return the person is supported for up to six months, and how the person fares is followed.',
  },
  DETENTION: {
    da: 'Om den, som politiet tilbageholder, er handlet, skal som udgangspunkt være vurderet inden for 72 timer fra tilbageholdelsen.',
    en: 'Whether a person whom the police detain is trafficked is, as a rule, to be assessed within 72 hours of the detention.',
  },
  REPRESENTATIVE: {
    da: 'Et barn uden ledsager får en repræsentant, der varetager dets interesser (udlændingeloven § 56 a).',
    en: 'An unaccompanied child gets a representative who looks after its interests (Aliens Act section 56 a).',
  },
  CHILD_MEETING: {
    da: 'Et mål: de, der arbejder med barnet, mødes inden 24 timer, når et barn formodes at være handlet.',
    en: 'A target: those who work with the child meet within 24 hours when a child is suspected to be trafficked.',
  },
  CONSENT: {
    da: 'Personens eget, frie og oplyste ja til, at bestemte oplysninger gives til bestemte modtagere til et bestemt formål. Det kan altid trækkes tilbage.',
    en: 'The person\'s own free and informed yes to giving certain facts to certain recipients for a certain purpose. It can always be withdrawn.',
  },
  CONTROLLER: {
    da: 'Den dataansvarlige: myndigheden, der har oplysningen og svarer for den (databeskyttelsesforordningen art. 4, nr. 7).',
    en: 'The controller: the agency that holds the fact and answers for it (GDPR art. 4(7)).',
  },
  RECEIPT: {
    da: 'Kvitteringen siger, hvor i sporet opslaget står. Den kan altid vises frem og efterprøves.',
    en: 'The receipt says where in the trail the look-up stands. It can always be shown and checked.',
  },
} as const satisfies Readonly<Record<string, Label>>

export type TermCode = keyof typeof GLOSSARY

export const glossaryOf = (code: string): Label | undefined =>
  Object.hasOwn(GLOSSARY, code) ? GLOSSARY[code as TermCode] : undefined
