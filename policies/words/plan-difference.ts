import type { Label, Language } from '../../schema/label.ts'
import type { Limit, LimitDifference, PlanDifference } from '../compare-plans.ts'
import { sayDay } from './day.ts'
import { inBoth } from './listed.ts'

/** Which plan governs instead, from when, and what that changes. */
export const sayPlanDifference = ({ from, until, before, after, limits }: PlanDifference): Label => inBoth((language) => {
  const [was, is] = [before?.id ?? NONE[language], after?.id ?? NONE[language]]
  const first = sayDay(from, language)
  const days = until === null ? FROM[language](first) : UNTIL[language](first, sayDay(until, language))
  const said = limits.map((one) => sayLimit(one, language)).join('; ')
  return language === 'da'
    ? `For sager, der åbnes, og perioder, der fastsættes ${days}, gælder handlingsplan ${is} (før ${was})${said && `: ${said}`}.`
    : `For cases opened and periods set ${days}, action plan ${is} governs (before ${was})${said && `: ${said}`}.`
})

const sayLimit = ({ limit, before, after }: LimitDifference, language: Language): string => {
  const { name, unit } = LIMIT_NAMES[limit]
  const amount = (value: number | null): string => (value === null ? NO_LIMIT[language] : `${value} ${unit[language]}`)
  return `${name[language]} ${amount(after)} (${language === 'da' ? 'før' : 'before'} ${amount(before)})`
}

const NONE: Label = { da: 'ingen', en: 'none' }
const NO_LIMIT: Label = { da: 'ikke fastsat', en: 'not fixed' }
const FROM = { da: (from: string) => `fra ${from}`, en: (from: string) => `from ${from}` }
const UNTIL = {
  da: (from: string, until: string) => `fra ${from} til før ${until}`,
  en: (from: string, until: string) => `from ${from} to before ${until}`,
}

const DAYS: Label = { da: 'dage', en: 'days' }

export const LIMIT_NAMES: Readonly<Record<Limit, { readonly name: Label; readonly unit: Label }>> = {
  reflectionDays: { name: { da: 'refleksionsperioden', en: 'the reflection period' }, unit: DAYS },
  reflectionAtMostDays: {
    name: { da: 'refleksionsperioden med forlængelser højst', en: 'the reflection period with extensions at most' }, unit: DAYS,
  },
  reintegrationMonths: {
    name: { da: 'støtte til reintegration og rapportering', en: 'support and reporting of reintegration' },
    unit: { da: 'måneder', en: 'months' },
  },
  detentionHours: {
    name: { da: 'identifikation af en tilbageholdt person inden for', en: 'identification of a detained person within' },
    unit: { da: 'timer', en: 'hours' },
  },
}
