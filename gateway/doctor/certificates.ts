import type { CertificateExpiry } from '../keys/certificate-expiries.ts'
import { CERTIFICATE } from './doctor-texts.ts'
import { fault, good, warning, type Finding } from './finding.ts'

const DAY = 24 * 60 * 60 * 1000

/** Days ahead of which the end of a certificate is warned of. */
const SOON = 30

/** Whether each certificate holds, and for how long yet. */
export const examineCertificates = (expiries: readonly CertificateExpiry[], at: Date): Finding[] =>
  expiries.map(({ of, name, expiresAt }) => {
    const what = CERTIFICATE.what(of, name)
    const days = Math.floor((expiresAt.getTime() - at.getTime()) / DAY)
    if (days < 0) return fault(what, CERTIFICATE.ended(-days), CERTIFICATE.replace)
    return days < SOON ? warning(what, CERTIFICATE.ends(days), CERTIFICATE.order) : good(what, CERTIFICATE.holds(days))
  })
