import { readFollowersConfig } from '../config.ts'
import { run } from '../run.ts'
import { startFollowers } from './start-followers.ts'

await run('the followers of the trail', () => startFollowers(readFollowersConfig()))
