import {
  getNamedType, GraphQLError, isObjectType, Kind, parse, specifiedRules, TypeInfo, validate, visit, visitWithTypeInfo,
  type DocumentNode, type OperationDefinitionNode,
} from 'graphql'
import type { Controller } from '../../schema/agency.ts'
import type { Fact } from '../../schema/fact.ts'
import { CONTRACT, FACTS } from '../../schema/facts.ts'
import { PURPOSES, type Purpose } from '../../schema/purpose.ts'
import type { Code } from '../codes.ts'
import { MOST_TOKENS, operationRules } from '../graphql/operation-rules.ts'
import { Refused } from '../refused.ts'

/** What a document asks, whatever its variables are. */
export interface ReadDocument {
  readonly name: string | null
  readonly purpose: Purpose
  /** Every fact that it names, by its field. */
  readonly fields: readonly string[]
  readonly controllers: readonly Controller[]
}

/** Reads a document against the contract and the rules of operations. The code of what is wrong with it, if anything is. */
export const readDocument = (text: string): ReadDocument | Code => {
  const document = parsed(text)
  if (!document) return 'SYNTAX_INVALID'
  const [fault] = validate(CONTRACT, document, [...specifiedRules, ...operationRules])
  if (fault) return fault instanceof Refused ? fault.code : 'OPERATION_INVALID'
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
  const purpose = operation && purposeIn(operation)
  if (!operation || !purpose) return 'PURPOSE_MISSING'
  const facts = factsIn(document)
  return {
    name: operation.name?.value ?? null,
    purpose,
    fields: facts.map(({ field }) => field),
    controllers: [...new Set(facts.map(({ controller }) => controller))],
  }
}

/** The purpose that an operation states, written out in it. */
export const purposeIn = ({ directives }: Pick<OperationDefinitionNode, 'directives'>): Purpose | undefined => {
  const stated = directives?.find(({ name }) => name.value === 'purpose')?.arguments?.find(({ name }) => name.value === 'is')
  return PURPOSES.find((one) => stated?.value.kind === Kind.ENUM && stated.value.value === one)
}

/** Undefined for what is not GraphQL, or too long. */
export const parsed = (text: string): DocumentNode | undefined => {
  try {
    return parse(text, { maxTokens: MOST_TOKENS })
  } catch (error) {
    if (error instanceof GraphQLError) return undefined
    throw error
  }
}

/** Where the facts of each field of a type stand in the contract: more than one where a type is used in two places. */
const factsAt = new Map<string, Fact[]>()
for (const fact of FACTS) {
  let type = getNamedType(CONTRACT.getType('CaseView'))
  const names = fact.field.split('.')
  for (const name of names.slice(0, -1)) type = isObjectType(type) ? getNamedType(type.getFields()[name]?.type) : undefined
  const place = `${type?.name}.${names.at(-1)}`
  factsAt.set(place, [...factsAt.get(place) ?? [], fact])
}

const factsIn = (document: DocumentNode): readonly Fact[] => {
  const named = new Set<Fact>()
  const types = new TypeInfo(CONTRACT)
  visit(document, visitWithTypeInfo(types, {
    Field: ({ name }) => {
      for (const fact of factsAt.get(`${types.getParentType()?.name}.${name.value}`) ?? []) named.add(fact)
    },
  }))
  return FACTS.filter((fact) => named.has(fact))
}
