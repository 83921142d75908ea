import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

/** A browser of the machine's own. @throws where there is none, with what to install. */
export const openBrowser = async (): Promise<Browser> => {
  const executablePath = PLACES.find((place) => existsSync(place))
  if (!executablePath) throw new Error('the browser tests need Chromium: install it with `apt-get install chromium`')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}
