import { readdirSync, readFileSync } from 'node:fs'
import type { Command } from 'commander'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { createProgram } from '../../gateway/cli/program.ts'
import { saidIn } from '../../schema/label.ts'

const ROOMS = ['schema', 'policies', 'agencies', 'gateway', 'prisma', 'client', 'console', 'build']

interface Pair { readonly place: string; readonly says: readonly string[] }

/** A shape that an answer is read by names the languages that are read, and says nothing. */
const isShape = ({ properties }: ts.ObjectLiteralExpression): boolean =>
  properties.some((one) => ts.isPropertyAssignment(one) && one.initializer.getText().startsWith('z.'))

/** Whatever a file says by language: where it stands, and in which languages it is said. */
const pairsIn = (file: string): readonly Pair[] => {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Pair[] = []
  const look = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node) && !isShape(node)) {
      const says = node.properties.map((one) => one.name?.getText() ?? '').filter((name) => name === 'da' || name === 'en').sort()
      if (says.length > 0) found.push({ place: `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, says })
    }
    ts.forEachChild(node, look)
  }
  look(source)
  return found
}

test('whatever is said in Danish is said in English, and the reverse, wherever it stands', () => {
  const files = ROOMS.flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`))
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('/generated/'))
  const pairs = files.filter((file) => /\b(da|en)\b/.test(readFileSync(file, 'utf8'))).flatMap(pairsIn)
  expect(pairs.length).toBeGreaterThan(250)
  expect(pairs.filter(({ says }) => says.join() !== 'da,en').map(({ place }) => place)).toEqual([])
})

test('the command line says of each command, argument and option in Danish and in English what it is', () => {
  const partsOf = (command: Command, name: string): readonly (readonly [string, string])[] => [
    [name, command.description()],
    ...command.registeredArguments.map((one) => [`${name} <${one.name()}>`, one.description] as const),
    ...command.options.map((one) => [`${name} ${one.flags}`, one.description] as const),
    ...command.commands.flatMap((one) => partsOf(one, `${name} ${one.name()}`)),
  ]
  const parts = partsOf(createProgram({ out: () => {}, error: () => {} }, () => {}), 'samsyn')
  expect(parts.length).toBeGreaterThan(150)
  expect(parts.filter(([, description]) => !saidIn(description)).map(([place]) => place)).toEqual([])
})
