import { danishDay } from '../../policies/clocks/danish-day.ts'
import { agencyOf, type Party } from '../../schema/agency.ts'
import type { MailContents, MailKind } from './outbox.ts'

export interface MailText {
  readonly subject: string
  readonly text: string
}

/** What each kind says, in Danish and in English, and the page of the console that it leads to. */
interface Words {
  readonly subject: readonly [da: string, en: string]
  readonly says: readonly [da: string, en: string]
  readonly page: string
}

type Wordings = { readonly [Kind in MailKind]: (content: MailContents[Kind], party: Party) => Words }

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`

const WORDINGS: Wordings = {
  deadlines: ({ count, days }, party) => {
    const isGroup = agencyOf(party) === 'RG'
    const da = `${many(count, 'frist', 'frister')} inden for ${many(days, 'dag', 'dage')}`
    const en = `${many(count, 'deadline', 'deadlines')} within ${many(days, 'day', 'days')}`
    return {
      subject: [da, en],
      says: [
        `Der er ${da} i ${isGroup ? 'sager, som gruppen følger' : 'sager, hvor din myndighed er den næste'}. Se dem i Samsyn:`,
        `There ${count === 1 ? 'is' : 'are'} ${en} in cases ${isGroup ? 'that the group follows' : 'in which your agency acts next'}. See them in Samsyn:`,
      ],
      page: isGroup ? '/tavle?show=week' : '/',
    }
  },
  savedSearches: ({ count }) => ({
    subject: ['dine gemte søgninger', 'your saved searches'],
    says: [
      `Du har bedt om at blive mindet om ${many(count, 'gemt søgning', 'gemte søgninger')} hver mandag. Se dem i Samsyn:`,
      `You asked to be reminded of ${many(count, 'saved search', 'saved searches')} each Monday. See them in Samsyn:`,
    ],
    page: '/log',
  }),
  expiry: ({ of, name, endsOn, days }) => ({
    subject: [`et certifikat udløber inden for ${days} dage`, `a certificate ends within ${days} days`],
    says: [
      `Certifikatet ${name} (${of}) udløber ${danish(endsOn)}. Skift det i tide: uden det svarer Samsyn ikke. Se det i Samsyn:`,
      `The certificate ${name} (${of}) ends on ${endsOn}. Replace it in time: without it Samsyn does not answer. See in Samsyn:`,
    ],
    page: '/tilslutning',
  }),
}

/** A day (ISO 8601) as it is written in Danish. */
const danish = (day: string): string => day.split('-').reverse().join('.')

/** It may be handed over days later, when it is of the day that it was made on. */
const closing = (madeOn: string): readonly [da: string, en: string] => [
  `Mailen er skrevet den ${danish(madeOn)}. Den indeholder ingen personoplysninger og kan ikke besvares.`,
  `This mail was written on ${madeOn}. It holds no personal data, and cannot be answered.`,
]

/** A mail in words: Danish first, English below. `console` is where the console is, `madeAt` when what it says was found. */
export const mailText = <Kind extends MailKind>(
  kind: Kind, content: MailContents[Kind], party: Party, console: string, madeAt: Date,
): MailText => {
  const { subject, says, page } = WORDINGS[kind](content, party)
  const link = `${console}/console${page}`
  const closes = closing(danishDay(madeAt).toString())
  const [da, en] = [0, 1].map((language) => `${says[language]}\n\n${link}\n\n${closes[language]}`)
  return { subject: `Samsyn: ${subject.join(' / ')}`, text: `${da}\n\n---\n\n${en}\n` }
}
