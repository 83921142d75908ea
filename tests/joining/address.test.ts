import { expect, test } from 'vitest'
import { isAddress, isEncrypted, isWrittenAsAsked } from '../../gateway/joining/address.ts'

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
  ['https://login.cmm.example', true],
  ['https://login.cmm.example/', true],
  ['https://login.cmm.example:8443/realms/CMM?tenant=cmm', true],
  ['https://xn--rst-0na.example/%C3%A6', true],
  ['http://[::1]:4001', true],
  ['https://ærø.example', false],
  ['https://LOGIN.cmm.example', false],
  ['https://login.cmm.example:443', false],
  ['https:\\\\login.cmm.example', false],
  ['https://login.cmm.example/\t', false],
])('`%s` reads as it is asked: %s', (address, asAsked) => {
  expect(isWrittenAsAsked(address)).toBe(asAsked)
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
