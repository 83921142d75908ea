import type { Party } from '../../schema/agency.ts'
import type { FactValues } from '../../schema/fact.ts'
import type { Calendar } from './calendar.ts'
import { MUNICIPALITIES } from './clients.ts'
import { drawCourse, PLAN_LIMITS, type Course } from './course.ts'
import { drawConsents } from './generated-consents.ts'
import {
  atFacts, cmmFacts, DETAINED_AT, iomFacts, necFacts, ngoFacts, siriFacts, skatFacts, udlstFacts, type Drawn,
} from './generated-facts.ts'
import { drawPerson, type Person } from './person.ts'
import { REGION } from './proportions.ts'
import type { Random } from './random.ts'
import type { Control, Part, Story } from './story.ts'

/** The stories' running numbers lie below. */
const FIRST_SERIAL = 20_000

/** Makes generated cases, one a call, in the proportions of `proportions.ts`; each party numbers them as they come. */
export const createGenerator = (calendar: Calendar) => {
  const serials = new Map<Party, number>()
  const nextSerial = (party: Party): number => {
    const serial = serials.get(party) ?? FIRST_SERIAL
    serials.set(party, serial + 1)
    return serial
  }

  return (name: string, random: Random, isRecent?: boolean): Story => {
    const drawn: Drawn = { calendar, random, person: drawPerson(random), course: drawCourse(calendar, random, isRecent) }
    const region = random.share(REGION.weights)
    const held = drawParties(drawn, MUNICIPALITIES[region])
    const control = { region, ...controlOf(calendar, drawn.person, drawn.course) }
    const part = ([party, { since, facts }]: [Party, Known]): [Party, Part] =>
      [party, { serial: nextSerial(party), linkedAt: calendar.at(since, '21:00'), ...(facts && { facts }) }]
    return {
      name,
      control,
      groupsLeftAt: control.closedAt,
      parties: Object.fromEntries(Object.entries(held).map(part)),
      consents: drawConsents(drawn, Object.keys(held)),
    }
  }
}

/** From which day a party knows a case, and what it holds of it. */
interface Known {
  readonly since: number
  readonly facts?: FactValues
}

/** The parties that know the case, by how it goes (HP19 · Oversigt over koordinerende og udførende statslige aktører). */
const drawParties = (drawn: Drawn, municipality: Party): Record<Party, Known> => {
  const { random, person, course } = drawn
  const { openedOn, assessedOn, periodStarts, returnPreparedOn } = course
  const lawful = course.residence === 'lawful' || course.residence === 'unknown'
  const labour = person.exploitation === 'FORCED_LABOUR' || person.exploitation === 'SLAVERY'
  const met = course.detained || labour || random.chance(4, 5)
  const found = course.found ? assessedOn : null
  return {
    ...(met && { NEC: { since: openedOn, facts: necFacts(drawn) } }),
    ...(!lawful && { UDLST: { since: openedOn, facts: udlstFacts(drawn) } }),
    ...((lawful || found !== null || random.chance(1, 2)) && { CMM: { since: openedOn, facts: cmmFacts(drawn) } }),
    ...(labour && { AT: { since: openedOn, facts: atFacts(drawn) } }),
    ...(labour && random.chance(2, 3) && { SKAT: { since: openedOn, facts: skatFacts(drawn) } }),
    ...(labour && lawful && random.chance(2, 3) && { SIRI: { since: openedOn, facts: siriFacts(drawn) } }),
    ...(found !== null && person.sex === 'FEMALE' && random.chance(1, 3) && {
      'NGO-REDEN': { since: found, facts: ngoFacts(drawn) },
    }),
    ...(found !== null && lawful && person.vulnerable && { [municipality]: { since: found } }),
    ...(found !== null && person.exploitation === 'CRIMINAL_ACTS' && { RA: { since: found } }),
    ...(returnPreparedOn !== null && {
      IOM: { since: returnPreparedOn, facts: iomFacts(drawn, PLAN_LIMITS[course.plan].reportingMonths) },
    }),
    ...(!lawful && course.ending === 'left' && periodStarts !== null && { NUC: { since: periodStarts } }),
  }
}

const controlOf = ({ day, at }: Calendar, person: Person, course: Course): Omit<Control, 'region'> => {
  const dayOf = (offset: number | null): string | null => offset === null ? null : day(offset)
  return {
    residenceCategory: course.residence,
    minor: person.minor,
    vulnerable: person.vulnerable,
    stage: course.stage,
    stageSince: at(course.stageSince, '21:30'),
    actionPlan: course.plan,
    openedAt: at(course.openedOn, '21:00'),
    detainedSince: course.detained && course.assessedOn === null ? at(course.openedOn, DETAINED_AT) : null,
    reflectionStarts: dayOf(course.periodStarts),
    reflectionEnds: dayOf(course.periodEnds),
    departedOn: dayOf(course.departedOn),
    representativeSince: person.minor ? at(course.openedOn, '22:00') : null,
    closedAt: course.closedOn === null ? null : at(course.closedOn, '21:30'),
  }
}
