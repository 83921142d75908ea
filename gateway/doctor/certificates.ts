import type { CertificateExpiry } from '../keys/certificate-expiries.ts'
import { fault, good, warning, type Finding } from './finding.ts'

const DAY = 24 * 60 * 60 * 1000

/** Days ahead of which the end of a certificate is warned of. */
const SOON = 30

/** Whether each certificate holds, and for how long yet. */
export const examineCertificates = (expiries: readonly CertificateExpiry[], at: Date): Finding[] =>
  expiries.map(({ of, name, expiresAt }) => {
    const what = `certifikat ${of}: ${name}`
    const days = Math.floor((expiresAt.getTime() - at.getTime()) / DAY)
    if (days < 0) return fault(what, `udløb for ${-days} dage siden`, 'læg et nyt certifikat i filens sted')
    return days < SOON ? warning(what, `udløber om ${days} dage`, 'bestil et nyt certifikat nu') : good(what, `gælder ${days} dage endnu`)
  })
