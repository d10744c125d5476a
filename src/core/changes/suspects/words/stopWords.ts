/** Words that say nothing about which change it was: English function words, and what every change and report says. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a an the and or nor but if so as at by for from in into of off on onto out over per to up with within without ' +
    'about above after again against all almost also although always am any are because been before being below ' +
    'between both can cannot could did do does doing done down due during each either else ever every few get gets ' +
    'getting got had has have having he her here hers him his how however i instead is isn it its itself just let like ' +
    'll may maybe me might mine more most much must my need needs neither never no not now off often once one only other ' +
    'our ours own perhaps please quite rather really s same seem seems several shall she should since some something ' +
    'still such t than that their them then there these they thing things this those though thus till too under until ' +
    'us use used uses using ve very was way we well were what when where whether which while who whom why will would ' +
    'yet you your yours don doesn didn won wasn aren couldn shouldn re d m ' +
    'revert reverts reverting reverted rollback change changes changed changing commit commits committed patch cl pr prs ' +
    'pull request merge merged merges branch ref hash link email fix fixes fixed fixing bug issue issues cause causes ' +
    'caused causing break breaks breaking broke broken seem appears make makes made work works working see seeing seen ' +
    'new old because original description reason https http www com org'
  ).split(' '),
);
