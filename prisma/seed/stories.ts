import { andrei } from './stories/andrei.ts'
import { blessing } from './stories/blessing.ts'
import { daria } from './stories/daria.ts'
import { grace } from './stories/grace.ts'
import { joy } from './stories/joy.ts'
import { linh } from './stories/linh.ts'
import { lucia } from './stories/lucia.ts'
import { mira } from './stories/mira.ts'
import { oksana } from './stories/oksana.ts'
import { samira } from './stories/samira.ts'
import type { TellStory } from './story.ts'

/**
 * The named people of the demonstration, who tell one story across seed, tests, documents and console. Each names the
 * exchanges and firewalls that it shows; coordination (X28) and danger to life (X31) concern every open case.
 */
export const STORIES: readonly TellStory[] = [
  mira, blessing, andrei, linh, samira, joy, oksana, daria, grace, lucia,
]
