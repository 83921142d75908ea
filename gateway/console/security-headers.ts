const POLICY = [
  `default-src 'none'`, `script-src 'self'`, `style-src 'self'`, `img-src 'self' data:`, `font-src 'self'`,
  `connect-src 'self'`, `form-action 'self'`, `frame-ancestors 'none'`, `base-uri 'none'`,
].join('; ')

/** Of every page and answer of the console: nothing from elsewhere, in no frame, no address told onwards. */
export const securityHeaders = (url: URL): Readonly<Record<string, string>> => ({
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  ...(url.protocol === 'https:' && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
})
