import { chromium, type Browser } from 'playwright-core'
import { installed } from '../installed.ts'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

/** A browser of the machine's own, installed where it is not and may be. @throws with what to install. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: installed(PLACES, 'chromium'), args: ['--no-sandbox', '--disable-dev-shm-usage'] })
