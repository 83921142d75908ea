import { expect, test } from 'vitest'
import { isAddress, isEncrypted } from '../../gateway/joining/address.ts'

test.each([
  ['https://login.cmm.example/realms/cmm', true, true],
  ['http://127.0.0.1:4001', false, true],
  ['http://[::1]:4001', false, true],
  ['http://localhost:4001', false, true],
  ['http://login.cmm.example', false, false],
  ['http://127.0.0.1.example', false, false],
  ['ftp://127.0.0.1', false, false],
  ['https://cmm@login.cmm.example', false, false],
  ['https://:hemmeligt@login.cmm.example', false, false],
  ['https://login.cmm.example/#elsewhere', false, false],
  ['login.cmm.example', false, false],
])('`%s` is a party\'s address: in production %s, in the demonstration %s', (address, inProduction, inDemonstration) => {
  expect([isAddress(address, false), isAddress(address, true)]).toEqual([inProduction, inDemonstration])
})

test.each([
  ['https://cmm.example', true],
  ['postgresql://samsyn@siri.example/samsyn?sslmode=verify-full', true],
  ['postgresql://samsyn@siri.example/samsyn?sslmode=require', false],
  ['postgresql://samsyn@siri.example/samsyn?sslmode=verify-full&sslmode=disable', false],
  ['postgresql://samsyn@siri.example/samsyn', false],
  ['http://cmm.example?sslmode=verify-full', false],
  ['cmm.example', false],
])('whoever answers at `%s` has to show whose it is: %s', (address, encrypted) => {
  expect(isEncrypted(address)).toBe(encrypted)
})
