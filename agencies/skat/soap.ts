import { readXml, writeXml, type XmlElement, type XmlTree } from './xml.ts'

/** The namespace of SOAP 1.2 envelopes (SOAP 1.2 Part 1 §5.1); another one is another version. */
const SOAP = 'http://www.w3.org/2003/05/soap-envelope'

/** The namespace of the tax administration's own elements (`sagsoplysning.xsd`). */
const SAGSOPLYSNING = 'urn:oio:skat:sagsoplysning:1.0'

/** What a SOAP 1.2 message travels as over HTTP (SOAP 1.2 Part 2 §7). */
export const CONTENT_TYPE = 'application/soap+xml; charset=utf-8'

export interface Envelope {
  readonly headers: readonly XmlElement[]
  /** The one element in the body. */
  readonly body: XmlElement
}

/** The parts of a SOAP 1.2 message, or undefined for what is none. */
export const readEnvelope = (message: string): Envelope | undefined => {
  const root = readXml(message)
  if (!root || !isSoap(root, 'Envelope')) return undefined
  const header = root.children.find((child) => isSoap(child, 'Header'))
  const body = root.children.find((child) => isSoap(child, 'Body'))
  const [first, ...others] = body?.children ?? []
  return first && !others.length ? { headers: header?.children ?? [], body: first } : undefined
}

/** A SOAP 1.2 message. Elements without a prefix are the tax administration's own. */
export const writeEnvelope = (body: XmlTree, header?: XmlTree): string =>
  writeXml({
    'env:Envelope': {
      '@xmlns:env': SOAP,
      '@xmlns': SAGSOPLYSNING,
      ...(header && { 'env:Header': header }),
      'env:Body': body,
    },
  })

/** Why there is no answer: whose fault it is, and the tax administration's own reason, if it names one. */
export interface SoapFault {
  readonly code: 'Sender' | 'Receiver' | 'MustUnderstand'
  readonly subcode?: string
  readonly text: string
}

export const writeFault = ({ code, subcode, text }: SoapFault): string =>
  writeEnvelope({
    'env:Fault': {
      'env:Code': {
        'env:Value': `env:${code}`,
        ...(subcode && { 'env:Subcode': { 'env:Value': { '@xmlns:sag': SAGSOPLYSNING, '#text': `sag:${subcode}` } } }),
      },
      'env:Reason': { 'env:Text': { '@xml:lang': 'da', '#text': text } },
    },
  })

/** The codes of a fault, without their prefixes; undefined when the body is no fault. Its words are left behind. */
export const readFault = (body: XmlElement): { readonly code: string; readonly subcode: string } | undefined => {
  if (!isSoap(body, 'Fault')) return undefined
  const code = body.children.find((child) => isSoap(child, 'Code'))
  const subcode = code?.children.find((child) => isSoap(child, 'Subcode'))
  return { code: valueIn(code), subcode: valueIn(subcode) }
}

/** Whether an element is the tax administration's own of this name. */
export const isOwn = (element: XmlElement, name: string): boolean =>
  element.namespace === SAGSOPLYSNING && element.name === name

/** Whether a header block must be understood, or the whole message refused (SOAP 1.2 Part 1 §5.2.3). */
export const mustBeUnderstood = (header: XmlElement): boolean => isTrue(header.attribute(SOAP, 'mustUnderstand'))

/** Whether an attribute says yes (XML Schema Part 2 §3.2.2). */
export const isTrue = (value = ''): boolean => ['true', '1'].includes(value.trim())

const isSoap = (element: XmlElement, name: string): boolean => element.namespace === SOAP && element.name === name

const valueIn = (element: XmlElement | undefined): string =>
  element?.children.find((child) => isSoap(child, 'Value'))?.text.trim().split(':').at(-1) ?? ''
