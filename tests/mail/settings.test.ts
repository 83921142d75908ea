import { expect, test } from 'vitest'
import { mailSettings } from '../../gateway/mail/mail-settings.ts'

const server = { host: 'post.example', port: 587 }
const SET = { server, from: 'samsyn@samsyn.example', parties: { 'RG-KOBENHAVN': { deadlines: ['gruppen@example.dk'] } } }

const why = (settings: unknown): readonly string[] =>
  mailSettings.safeParse(settings).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

test('the server is spoken to under TLS unless it is on this machine', () => {
  expect(mailSettings.parse(SET).server.tls).toBe('starttls')
  expect(why({ ...SET, server: { ...server, tls: 'none' } })).toEqual(['server.tls: may be `none` only on this machine'])
  expect(why({ ...SET, server: { ...server, host: '127.0.0.1', tls: 'none' } })).toEqual([])
})

test('addresses are addresses, of parties that there are', () => {
  expect(why({ ...SET, parties: { CMM: { administrators: ['drift'] } } })).toEqual(['parties.CMM.administrators.0: Invalid email address'])
  expect(why({ ...SET, parties: { 'CMM-2': { administrators: ['drift@cmm.example'] } } })).not.toEqual([])
  expect(why({ ...SET, parties: { CMM: { members: ['en@cmm.example'] } } })).not.toEqual([])
})
