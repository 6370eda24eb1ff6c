import type {Archive} from './archive.ts'
import type {NamedSlots} from './namedSlots.ts'
import type {PlacedWord} from './phraseWords.ts'
import type {Query} from './query.ts'

const charactersRead = 20_000

/** How surely the text names each story, by words that earlier links to it stand on; 0 for one named by its own title. */
export function readNamings(archive: Archive, {title = '', text}: Query, named: NamedSlots): void {
  const plain = Math.log(1 + archive.size)
  const specificOf = (words: readonly PlacedWord[], first: number, length: number) => {
    let rarest = 0
    for (let at = first; at < first + length; at++) {
      archive.lexicon.eachKnown(words[at]!.written, (term) => (rarest = Math.max(rarest, archive.frequency(term) === 0 ? 0 : archive.rarity(term))))
    }
    return Math.min(1, (rarest / plain) * Math.min(1, 0.4 + length * 0.2))
  }
  const read = (part: string) =>
    archive.phrases.eachNamed(part, (words, first, length, phrase) => {
      const specific = specificOf(words, first, length)
      archive.phrases.eachNaming(phrase, (slot, links, uses) => {
        if (archive.isPresent(slot)) named.add(slot, (specific * links) / uses)
      })
    })
  read(text.slice(0, charactersRead))
  read(title)
}
