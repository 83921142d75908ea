import type { Firewall } from './firewall.ts'
import { F1 } from './firewalls/f01-what-helpers-know-needs-consent-to-reach-control.ts'
import { F2 } from './firewalls/f02-a-safe-house-stays-secret.ts'
import { F3 } from './firewalls/f03-health-stays-with-the-helpers.ts'
import { F4 } from './firewalls/f04-inspecting-authorities-receive-no-person.ts'
import { F5 } from './firewalls/f05-tax-facts-reach-the-police-only.ts'
import { F6 } from './firewalls/f06-help-is-unconditional.ts'
import { F7 } from './firewalls/f07-strangers-to-a-case-get-nothing.ts'
import { F8 } from './firewalls/f08-consent-counts-while-in-force.ts'
import { F9 } from './firewalls/f09-a-minor-is-spoken-for.ts'
import { F10 } from './firewalls/f10-coordination-shows-no-person.ts'
import { F11 } from './firewalls/f11-knowledge-shows-no-single-case.ts'
import { F12 } from './firewalls/f12-an-operation-has-one-purpose.ts'
import { F13 } from './firewalls/f13-a-closed-case-is-silent.ts'
import { F14 } from './firewalls/f14-one-assessor-decides.ts'

/** The firewalls, in the domain's order. They hold for every input, whatever the exchanges say. */
export const FIREWALLS: readonly Firewall[] = [F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12, F13, F14]
