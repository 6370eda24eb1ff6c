import {oneOf} from './oneOf.ts'

// Verbs of saying, reporting and making known, and the nouns of those who do so.

export const sayVerbs = oneOf(String.raw`
    says? said saying report(?:s|ed|ing)? estimat(?:e|es|ed|ing) finds? found puts? putting measur(?:e|es|ed|ing)
    count(?:s|ed|ing)? calculat(?:e|es|ed|ing) shows? showed shown showing rank(?:s|ed|ing)? track(?:s|ed|ing)?
    attribut(?:e|es|ed|ing)
  `)
export const speechVerbs = oneOf(String.raw`
    says? said told tells? wrote writes? warn(?:s|ed)? argu(?:e|es|ed) add(?:s|ed) insist(?:s|ed)? claim(?:s|ed)
    repl(?:y|ies|ied) ask(?:s|ed) testif(?:y|ies|ied) declar(?:e|es|ed) call(?:s|ed) describ(?:e|es|ed)
    stat(?:es|ed) concluded? ruled rules holds held defines? defined requires? required provides? provided
    guarantees? reads? names? acknowledged conceded explained promised vowed urged noted advised suggests? shares
    shared recalled forecasts? projects projected expects? expected confirms? confirmed indicates? indicated
    concludes lists listed cites cited reckons? reckoned assess(?:es|ed) quipped boasted complained pledged
    predicts? predicted written disclos(?:e|es|ed) reveal(?:s|ed) record(?:s|ed) logs logged posted tall(?:ies|ied)
    surveyed polled audited admit(?:s|ted) believ(?:e|es|ed) thinks? thought anticipat(?:e|es|ed) valued rated gave
    gives judged pegs pegged warns quot(?:es|ed) blam(?:es|ed) sees saw foresees? foresaw heard identif(?:y|ies|ied)
    document(?:s|ed) detect(?:s|ed) verif(?:y|ies|ied) registered demand(?:s|ed) budget(?:s|ed) allot(?:s|ted) allocat(?:es|ed)
    earmark(?:s|ed) pencils pencilled values printed prints gives? interviewed studied tested examined sampled
    inspected followed questioned analy[sz]ed mapped catalogued
    agrees? agreed disagrees? recalls remembers? remembered assur(?:es|ed) caution(?:s|ed) observ(?:es|ed) fear(?:s|ed) wants? wanted
    seeks sought guides? guided spoke speaks remark(?:s|ed) comment(?:s|ed) stress(?:es|ed) emphasi[sz](?:es|ed) underlin(?:es|ed)
    highlight(?:s|ed) maintains assert(?:s|ed) contend(?:s|ed) alleg(?:es|ed) den(?:ies|ied) disputed doubt(?:s|ed) suspect(?:s|ed)
    guess(?:es|ed) speculat(?:es|ed) infer(?:s|red) establish(?:es|ed) determin(?:es|ed) ascertain(?:s|ed) demonstrat(?:es|ed) prov(?:es|ed)
    discover(?:s|ed) uncover(?:s|ed) trac(?:es|ed) gaug(?:es|ed) quantif(?:ies|ied) modelled simulat(?:es|ed) comput(?:es|ed) assum(?:es|ed)
    presum(?:es|ed) impl(?:ies|ied) envisag(?:es|ed) certif(?:ies|ied) mention(?:s|ed) specif(?:ies|ied) stipulat(?:es|ed) outlined detailed
    enumerat(?:es|ed) charted clocked weighed notif(?:ies|ied) informed briefed hinted signalled flagged
    laments? lamented assume contend assert insist regrets? regretted worr(?:ies|ied) grumbles? grumbled joked
  `)
export const makeVerbs = oneOf(String.raw`
    releas(?:e|es|ed|ing) launch(?:es|ed|ing)? announc(?:e|es|ed|ing) publish(?:es|ed|ing)? ship(?:s|ped|ping)?
    unveil(?:s|ed|ing)? open-sourc(?:e|es|ed|ing) pric(?:e|es|ed|ing) propos(?:e|es|ed|ing) tabl(?:ed|es|ing) offer(?:s|ed|ing)?
    fined charges awarded levied imposed
  `)
export const nounLike = oneOf(String.raw`
    report reports estimate estimates count counts measure measures rank ranks track tracks find finds shows?
    release releases launch launches ship ships price prices claim claims call calls demand demands documents
    registers? budgets? tables offers? charges quotes saw values fears? wants? guides? doubts? guesses comments? remarks? traces
    mentions? highlights? suspects? maintains laments? regrets? worries grumbles?
  `)
export const adverbs = oneOf(String.raw`
    also then now later first since already once itself himself herself themselves has have had not still jointly
    separately \p{Ll}+ly
  `)
export const beForms = /^(?:is|are|was|were|be|been|being|get|got|gets)$/
export const determiners = oneOf(String.raw`
    an? the this that these those its their his her our no any some each every new recent such of in on for by to
    with from other several many further two three official similar both own
  `)
export const unnamed = oneOf(String.raw`
    analysts? experts? officials? critics? observers? researchers? sources? some many people campaigners? insiders?
    economists? scientists? commentators? supporters? opponents? lawyers? studies reports estimates surveys polls
    residents? locals? visitors? users? voters? fans? workers? drivers? parents? patients? tenants? landlords?
    others most executives? investors? doctors? reporters spokesm[ae]n spokeswom[ae]n spokespersons? spokespeople
    diplomats? aides? familiar person
  `)
/** Nouns of bodies and works that can say things. */
export const bodies = oneOf(String.raw`
    agency ministry court report index bank company lab laboratory study survey institute government council
    commission committee regulator authority department ministers? president union association federation league
    club clubs charity think-tank tank office body group firm paper review audit inquiry tribunal board watchdog
    organisation operator secretariat panel census poll database tracker ombudsman inspectorate university team
    judge judges judgment ruling chancellor governor treasury parliament assembly congress senate registry bulletin
    assessment analysis authors centre center broadcaster treasurer spokesperson accounts filing prospectus statement dataset figures data estimate law act bill
    treaty directive regulation statute constitution article section contract agreement code charter convention
    resolution decree circular notice minutes briefing gazette catalogue budget fund trust foundation museum hospital
    conference synod chamber society guild academy archive library police army navy
    commissioner auditor consultancy broker exchange newspaper magazine journal docket
    inquest jury coroner hearing dashboard website yearbook almanac handbook ledger register spreadsheet inventory manifesto letter memo minister mayor secretary chairman chairwoman chair chief director king queen pope
  `)

/** Verbs whose subject can only be someone who speaks: "the carmaker said", but not "the gap shows". */
export const voices = oneOf(String.raw`
    says? said report(?:s|ed) estimat(?:es|ed) announc(?:es|ed) told wrote warn(?:s|ed) calculat(?:es|ed) add(?:s|ed)
    argu(?:es|ed) published confirm(?:s|ed) acknowledged
  `)
/** Definite, and nobody all the same. */
export const nobody = oneOf(String.raw`
    industry public market sector media press internet world country city nation crowd street everyone plan move
    number rate price cost trend history answer reason rest latter former
  `)
