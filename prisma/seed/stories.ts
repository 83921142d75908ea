import { blessing } from './stories/blessing.ts'
import { mira } from './stories/mira.ts'
import type { TellStory } from './story.ts'

/** The named people of the demonstration, who tell one story across seed, tests, documents and console. */
export const STORIES: readonly TellStory[] = [mira, blessing]
