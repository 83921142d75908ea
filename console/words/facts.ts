import generated from '../generated/facts.json'
import { useWords, type Agency, type Label } from './words.ts'

/** A fact of the contract: what it is called and who holds it. */
export interface FactWord {
  /** Such as `CMM.needs.language`. */
  readonly id: string
  /** Such as `cmm.needs.language`. */
  readonly field: string
  readonly controller: Agency
  readonly name: Label
}

export const facts: readonly FactWord[] = (generated as unknown as readonly Omit<FactWord, 'id'>[])
  .map((fact) => ({ ...fact, id: fact.field.replace(/^[^.]+/, fact.controller) }))

const factAt = new Map(facts.flatMap((fact) => [[fact.field, fact], [fact.id, fact]]))

/** What a fact is called, by its field or its id; that itself when the contract no longer has it. */
export const useFactNames = () => {
  const words = useWords()
  return (fieldOrId: string): string => {
    const fact = factAt.get(fieldOrId)
    return fact ? words.label(fact.name) : fieldOrId
  }
}
