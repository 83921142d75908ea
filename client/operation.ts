import { createHash } from 'node:crypto'
import type { ResultOf, VariablesOf } from 'gql.tada'
import type { documentOf, Purpose } from './contract.ts'

/**
 * One operation, typed by the contract: what it answers and takes, what it is for, and the id that it is registered by
 * (`sha256:` and the hash of its text in hex; GraphQL over HTTP, appendix on persisted documents).
 */
export interface Operation<Result, Variables, For extends Purpose> {
  readonly text: string
  readonly id: string
  readonly purpose: For
  /** Types alone; never there. */
  readonly types?: { readonly result: Result; readonly variables: Variables }
}

/** The purpose that a text states, in this one spelling; never where it states none, or one that there is not. */
export type PurposeOf<Text extends string> =
  Text extends `${string}@purpose(is: ${infer For extends Purpose}, reason: $reason)${string}` ? For : never

type DocumentOf<Text extends string> = ReturnType<typeof documentOf<Text>>

/** The paths of a result that the contract does not have. */
type Missing<Result, Path extends string = ''> =
  unknown extends Result ? Path
    : Result extends readonly (infer Item)[] ? Missing<Item, Path>
      : Result extends object ? { [Name in keyof Result & string]: Missing<Result[Name], Path extends '' ? Name : `${Path}.${Name}`> }[keyof Result & string]
        : never

/** What no text is; the compiler shows the sentence. */
interface Wrong<Sentence extends string> {
  readonly wrong: Sentence
}

/** Nothing more of a text that states its purpose and fits the contract; else what is wrong with it. */
type Fitting<Text extends string> =
  [PurposeOf<Text>] extends [never] ? Wrong<'say what the operation is for: @purpose(is: ..., reason: $reason)'>
    : [DocumentOf<Text>] extends [never] ? Wrong<'this is not an operation of the contract'>
      : [Missing<ResultOf<DocumentOf<Text>>>] extends [never] ? unknown
        : Wrong<`the contract has no \`${Missing<ResultOf<DocumentOf<Text>>>}\``>

const PURPOSE = /@purpose\(is: ([A-Z_]+), reason: \$reason\)/

/** An operation of the contract: one without a purpose, or with a field that there is not, does not compile. */
export const operation = <const Text extends string>(text: Text & Fitting<Text>):
Operation<ResultOf<DocumentOf<Text>>, VariablesOf<DocumentOf<Text>>, PurposeOf<Text>> => ({
  text,
  id: `sha256:${createHash('sha256').update(text).digest('hex')}`,
  purpose: PURPOSE.exec(text)?.[1] as PurposeOf<Text>,
})
