import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension, ExtendedKeyUsage, ExtendedKeyUsageExtension, KeyUsageFlags, KeyUsagesExtension,
  PemConverter, SubjectAlternativeNameExtension, X509CertificateGenerator, type Extension,
} from '@peculiar/x509'

/** From when until when a certificate holds. */
export interface Validity {
  readonly notBefore: Date
  readonly notAfter: Date
}

/** A certificate and its private key, PEM. */
export interface Certified {
  readonly certificate: string
  readonly key: string
}

/** A private certificate authority (RFC 5280): who trusts its certificate trusts what it issues, and nothing else. */
export interface Authority {
  readonly certificate: string
  issue(name: string, use: 'server' | 'client', validity: Validity): Promise<Certified>
}

const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

const newKeys = (): Promise<webcrypto.CryptoKeyPair> => webcrypto.subtle.generateKey(EC, true, ['sign', 'verify'])

const usesOf: Record<'server' | 'client', () => Extension[]> = {
  server: () => [
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
    new SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }, { type: 'dns', value: 'localhost' }]),
  ],
  client: () => [new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth])],
}

/** Makes an authority whose private key is nowhere but in memory. */
export const createAuthority = async (name: string, validity: Validity): Promise<Authority> => {
  const keys = await newKeys()
  const own = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    ...validity,
    signingAlgorithm: EC,
    extensions: [new BasicConstraintsExtension(true, 0, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)],
  })
  return {
    certificate: own.toString('pem'),
    issue: async (subject, use, holds) => {
      const { publicKey, privateKey } = await newKeys()
      const issued = await X509CertificateGenerator.create({
        subject: `CN=${subject}`,
        issuer: own.subject,
        publicKey,
        signingKey: keys.privateKey,
        ...holds,
        signingAlgorithm: EC,
        extensions: [
          new BasicConstraintsExtension(false, undefined, true),
          new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
          ...usesOf[use](),
        ],
      })
      const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', privateKey)
      return { certificate: issued.toString('pem'), key: PemConverter.encode(pkcs8, 'PRIVATE KEY') }
    },
  }
}
