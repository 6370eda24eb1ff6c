import {expect, test} from 'vitest'
import {PhraseBook} from './phrases.ts'

function found(phrases: Record<string, string>, text: string): [string, string[]][] {
  const book = new PhraseBook()
  for (const [phrase, id] of Object.entries(phrases)) book.add(phrase, id, 'title')
  return book.find(text).map(({start, end, namings}) => [text.slice(start, end), namings.map(({id}) => id)])
}

test.each<[string, Record<string, string>, string, [string, string[]][]]>([
  ['the longest phrase, never overlapping', {'open weights': 'a', 'open weights race': 'b', race: 'c'}, 'The open weights race, a race.', [['open weights race', ['b']], ['race', ['c']]]],
  ['case, possessive and plural', {'Ferry strike': 'a'}, 'FERRY STRIKES and the ferry strike’s end', [['FERRY STRIKES', ['a']], ['ferry strike', ['a']]]],
  ['whole words alone', {Meta: 'a'}, 'metadata', []],
  ['a comma inside a title', {'Cheaper, faster, closer': 'a'}, 'See Cheaper, faster, closer.', [['Cheaper, faster, closer', ['a']]]],
  ['scripts without spaces', {罢工: 'a'}, '渡轮罢工了', [['罢工', ['a']]]],
  ['nothing in a phrase of marks', {'!!!': 'a'}, '!!!', []],
])('finds %s', (_, phrases, text, expected) => {
  expect(found(phrases, text)).toEqual(expected)
})

test('what is taken out is not found, and what remains is', () => {
  const book = new PhraseBook()
  book.add('open weights', 'a', 'title')
  book.add('open weights race', 'b', 'title')
  book.remove('open weights race', 'b', 'title')
  expect(book.find('open weights race').map(({start, end}) => [start, end])).toEqual([[0, 12]])
})
