import { buildSchema } from 'graphql'
import { expect, onTestFinished, test } from 'vitest'
import { createApollo } from '../../gateway/graphql/apollo.ts'
import { createProofVerifier } from '../../gateway/identity/dpop-proof.ts'
import { Refused } from '../../gateway/refused.ts'
import { aProver } from '../identity/a-proof.ts'
import { aServer } from './a-server.ts'

test.each([
  ['https://samsyn.example', 'https://samsyn.example/graphql'],
  ['https://Samsyn.EXAMPLE:443', 'https://samsyn.example/graphql'],
  ['https://samsyn.example:443/api/', 'https://samsyn.example/api/graphql'],
  ['https://samsyn.example:8443', 'https://samsyn.example:8443/graphql'],
])('where the gateway is said to be at `%s`, a proof that names `%s` is of it', async (url, named) => {
  const prover = await aProver()
  const proof = await prover.prove({ url: named, token: 'a token' })
  const [verify, thumbprints] = [createProofVerifier(), [] as string[]]
  const server = await aServer(createApollo(buildSchema('type Query { language: String }'), false, () => {}), {
    url, authenticate: async (presented) => {
      thumbprints.push((await verify(presented.proof ?? '', { ...presented, token: 'a token' }, new Date())).thumbprint)
      throw new Refused('UNAUTHENTICATED')
    },
  })
  onTestFinished(() => server.close())
  const at = await server.listen({ host: '127.0.0.1', port: 0 })
  await fetch(`${at}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', dpop: proof }, body: '{"query":"{ language }"}' })
  expect(thumbprints).toEqual([prover.thumbprint])
})
