import { agencyOfParty } from '../../../frame/session.ts'
import { dayOfInstant, lastDayOf } from '../../../words/danish.ts'
import { useWords } from '../../../words/words.ts'
import { sheetIn, SHEET_LANGUAGES, worded } from './sheet-words.ts'
import './sheet.css'

/** What a person says yes to. Instants are ISO 8601. */
export interface PlainConsent {
  readonly recipients: readonly string[]
  readonly purposes: readonly string[]
  readonly categories: readonly string[]
  readonly validFrom: string
  readonly validUntil: string
}

interface PlainWordsProps {
  readonly language: string
  /** Of the headings. */
  readonly level: 2 | 3
  readonly consent: PlainConsent
}

/** A consent in the person's own language: who, why, what, how long, and what she should know. */
export const PlainWords = ({ language, level, consent }: PlainWordsProps) => {
  const words = useWords()
  const sheet = sheetIn(language)
  const Heading = `h${level}` as const
  const name = (party: string): string =>
    party.includes('-') ? `${worded(sheet.agencies, agencyOfParty(party))}: ${words.party(party)}` : worded(sheet.agencies, party)
  const period = sheet.period.replace('{{from}}', dayOfInstant(consent.validFrom)).replace('{{until}}', lastDayOf(consent.validUntil))
  const parts = [
    [sheet.who, consent.recipients.map(name)],
    [sheet.why, consent.purposes.map((purpose) => worded(sheet.purposes, purpose))],
    [sheet.what, consent.categories.map((category) => worded(sheet.categories, category))],
    [sheet.when, [period]],
    [sheet.rights, [sheet.free, sheet.withdraw, sheet.past, sheet.law, sheet.ask]],
  ] as const
  return (
    <div className="plain-words" lang={SHEET_LANGUAGES.includes(language) ? language : 'en'} dir={sheet.dir}>
      <p className="plain-title">{sheet.title}</p>
      <p>{sheet.lead}</p>
      {parts.map(([heading, lines]) => (
        <section key={heading}>
          <Heading>{heading}</Heading>
          <ul className="no-max-width">{lines.map((line) => <li key={line}>{line}</li>)}</ul>
        </section>
      ))}
    </div>
  )
}
