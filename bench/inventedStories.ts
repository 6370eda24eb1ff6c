import {inventNewsroom, type Invention} from '../src/cli/newsroom/inventNewsroom.ts'
import {asStory, readStory} from '../src/coverage/storyOf.ts'
import type {Story} from '../src/related/story.ts'

/** The stories of an invented newsroom, as the archive takes them. */
export function inventedStories(invention: Invention): Story[] {
  const stories: Story[] = []
  for (const document of inventNewsroom(invention)) {
    const read = readStory(document)
    if (read) stories.push(asStory(read))
  }
  return stories
}
