import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { print } from '@0no-co/graphql.web'
import { initGraphQLTada } from 'gql.tada'
import { Kind, type DocumentNode } from 'graphql'
import ts from 'typescript'
import { documentIdOf } from '../gateway/documents/document-id.ts'

/** A call of `graphql(...)` as it is written: its text, and the names of the fragments that it takes. */
interface Written {
  readonly path: string
  readonly name: string
  readonly text: string
  readonly fragments: readonly string[]
}

/** What the console sends of a role and a purpose: a look-up, and the question before it. */
interface LookUp {
  readonly document: string
  readonly preview: string
}

const compose = initGraphQLTada() as unknown as (text: string, fragments: readonly DocumentNode[]) => DocumentNode

/** Each operation that the console's pages send, by its id, to the letter as they send it: what is registered for them. */
export const consoleDocuments = (lookUps: readonly LookUp[]): Readonly<Record<string, string>> => {
  const all = sources('console').flatMap(writtenIn)
  const composed = (one: Written): DocumentNode => compose(one.text, one.fragments.map((name) => composed(named(all, one, name))))
  const operations = all.map(composed).filter(({ definitions: [first] }) => first?.kind === Kind.OPERATION_DEFINITION)
  const texts = [...operations.map((document) => print(document)), ...lookUps.flatMap(({ document, preview }) => [document, preview])]
  return Object.fromEntries(texts.map((text) => [documentIdOf(text), text]))
}

/** The fragment of that name, in the same module or in another. */
const named = (all: readonly Written[], { path }: Written, name: string): Written => {
  const found = all.filter((one) => one.name === name)
  const fragment = found.find((one) => one.path === path) ?? found[0]
  if (!fragment) throw new Error(`there is no fragment \`${name}\` in the console`)
  return fragment
}

const sources = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('generated')).map((name) => join(folder, name)).sort()

/** @throws for a call whose text is put together, since it cannot be read here. */
const writtenIn = (path: string): Written[] => {
  const found: Written[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'graphql') {
      const [text, fragments] = node.arguments
      if (!text || !ts.isStringLiteralLike(text)) throw new Error(`an operation in \`${path}\` is not one text`)
      const name = ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : ''
      const names = fragments && ts.isArrayLiteralExpression(fragments) ? fragments.elements.map((element) => element.getText()) : []
      found.push({ path, name, text: text.text, fragments: names })
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS))
  return found
}
