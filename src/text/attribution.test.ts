import {expect, test} from 'vitest'
import {Reading} from './reading.ts'

const kinds = (text: string) => [...new Set(new Reading(text).attributions.map(({by}) => by))].sort()

test.each([
  "Transparency International's 2024 Corruption Index puts Denmark first.",
  'The UK Health Security Agency estimated the delay.',
  'The World Bank, in its June update, put growth at 3 percent.',
  'The Guttmacher Institute, which tracks state law, counted 31 states.',
  'Prices rose, according to the Office for National Statistics.',
  'Prices rose, the ministry said.',
  'Prices rose, said Jane Roe of the IMF.',
  'It put inflation at 2 percent.',
  'A survey by Gallup found that 54 percent approve.',
  'Figures from the Home Office show a fall.',
  'Goldman Sachs analysts estimate a fall.',
  'The fall was measured by Ofcom.',
  'The report found a fall.',
  'Researchers at the University of Oslo found a fall.',
  'Officials of the IMF said so.',
  'The Institute for Fiscal Studies estimated a fall.',
  'The Institute of Marine Science surveyed 162 reefs in its season of 2023–24 and found a fall.',
  'Prices fell, the broadcaster said.',
  'Its treasurer reported a budget of €13 million.',
  'In May the centre counted 15 kinds.',
  'Firefly reported a backlog of US$40 million.',
  'It has 34 ships, according to its own status page.',
  'Prices fell, exchange data show.',
  'By the reckoning of its education fund, 40 million eat there.',
  'It cost US$4 million, according to the builder, Tiber Works.',
  'Bills will rise by US$37, by an estimate of the state’s auditors.',
  'It has issued 31 contracts, according to its own register.',
  'The same tally shows 41 closures.',
  'Of the rest, 17 were let, the same release shows.',
  'Its economists put the shortfall at half of the budget.',
  'The state took a tenth of it, according to a company statement.',
  'Farmers puts the number of postcodes at 31.',
  '"We lost 12 goats," said one of them, Ana Pires, on Sunday.',
  '"We lost 12 goats," said a retired herder, J. B. Pires.',
  'Her deputy put the loss at 12 percent.',
  'His dashboard shows 1,204 users.',
  "In Acme's view the stock covers 12 weeks.",
  'In the view of the harbour board, 12 berths are enough.',
  'As Fitch sees it, 12 percent is the floor.',
  'Per Kantar, 12 percent switched.',
  "Kantar's yearly table has Leeds at 12 percent.",
  "The harbour board's price list for May runs from €7 to €31.",
  'The guild has 1,204 members, by its register.',
  'In Lugano the regional archivist counts 19 ledgers.',
  "Kantar's estimate for May 2026 was 12 percent.",
  'The figure from Kantar is 12 percent.',
  'The Case-Shiller Index rose to 312 points.',
  'The Finnish register of moorings shows 138 boats.',
  'In a poll that the Grain Guild ran among 812 millers, 46 percent agreed.',
  'In a study commissioned by the harbour board, 46 percent agreed.',
])('somebody named stands behind: %s', (text) => {
  expect(kinds(text)).toContain('attribution')
})

test.each(['The minister added that costs rose.', 'Costs rose, the minister added.', 'Jane Roe added in a note that costs rose.'])(
  'an addition is speech: %s',
  (text) => {
    expect(kinds(text)).toEqual(['speech'])
  },
)

test.each(['The levy added 9 zloty to the bill.', 'The ministry added a clause.', 'Ford added 40 jobs in May.'])('an addition is a sum: %s', (text) => {
  expect(kinds(text)).toEqual([])
})

test.each([
  'Analysts say that prices rose.',
  'In the US, analysts say that prices rose.',
  'Chinese officials said that prices rose.',
  'According to analysts, prices rose.',
  'Farmers put the number of lost fields at 31.',
  'Prices were estimated to rise.',
  'Prices rose by an estimated 3 percent.',
  'The IMF report on growth came in May.',
  'API pricing fell.',
  'A study that found a fall is old.',
  'Critics in Paris say so.',
  'It was founded by Meta.',
  'Analysts say that the mill is closed.',
  'The reporting rules of the EU were late.',
  'Studies show a fall.',
  'Officials said their plant cost US$5 million.',
  'The gap shows no sign of closing.',
  'The industry said so.',
  'According to its rivals, prices rose.',
  'Its critics say that prices rose.',
  'Scientists put the fall at half.',
  'The same pattern shows in Spain.',
  '"We lost 12 goats," said several herders, tired of waiting.',
  'Its rivals put the loss at 12 percent.',
  'Flats in view of the Thames rose 12 percent.',
  'In the view of critics, 12 percent is too much.',
  "The analysts' estimate was 12 percent.",
  'The estimate was 12 percent.',
  'The list has 12 names.',
  'In a poll that nobody ran twice, 46 percent agreed.',
  'In a poll that shook Kantar, 46 percent agreed.',
  'In a study carried out among millers, 46 percent agreed.',
  'The gap counts for 12 points.',
  'A Dutch bakery puts a face to the queue.',
  'The cost is US$4 per Londoner.',
])('nobody named stands behind: %s', (text) => {
  expect(kinds(text)).not.toContain('attribution')
})

test.each([
  'DeepSeek released V4.',
  'OpenAI launched it at US$10.',
  'V4 was released by DeepSeek.',
  'Nvidia, which makes chips, priced it at US$40.',
  'Peru tabled a floor of 15 percent.',
  'The crossing at Ryde, which Wightlink runs, is dear: Wightlink charges £92.',
])('a maker discloses: %s', (text) => {
  expect(kinds(text)).toContain('disclosure')
})

test.each(['Kemp, a broker, quotes premiums of 3 percent.', 'Frontex detected 1,204 crossings.', 'The inquest heard that 12 drowned.', 'Her team followed 4,100 twins.', 'Kantar, a pollster, values sales at US$40 million.', "The trust's own accounts give the bill as £40 million."])(
  'somebody vouches in other words: %s',
  (text) => {
    expect(kinds(text)).toEqual(['speech'])
  },
)

test.each(["Ireland's charges rose to €40.", 'The demand for 40 GW rose in Texas.', 'In Texas the budget rose to US$40 million.', 'Their strike followed 12 days of talks.'])(
  'a noun is no verb: %s',
  (text) => {
    expect(kinds(text)).toEqual([])
  },
)

test.each([
  'Her counsel assured the bench that 40 appeals were filed.',
  'Orla, whose ferries carry 4 million users in Fife, said so.',
  'Tiber, the growers’ lobby, fears a cut of 22 percent.',
  'Harrow and Tiber agree on one number: 40 closures.',
  'The court was told by the harbour’s lawyers that 23 berths had gone.',
  'A crane costs US$4 million, the broker Ole Lund recalls.',
])('somebody speaks: %s', (text) => {
  expect(kinds(text)).not.toEqual([])
})

test.each([
  'Telescopes have found 5,983 planets.',
  'Creditors have offered to write off 40 million.',
  'Ticket prices average US$136.',
])('the first word is no name, or the verb a noun: %s', (text) => {
  expect(kinds(text)).toEqual([])
})

test('several named bodies that expect something speak', () => {
  expect(kinds('The World Bank and the IMF both expect 3 percent.')).toEqual(['speech'])
  expect(kinds('Analysts expect 3 percent.')).toEqual([])
})

test.each([
  'The release came in May.',
  'It was released in May.',
  'The published weights are free.',
  'A model priced at US$40 sold.',
])('nobody discloses: %s', (text) => {
  expect(kinds(text)).not.toContain('disclosure')
})
