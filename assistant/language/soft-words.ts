/** Words that say little, as stems. */
import { wordSet } from './word-set';

/** May stand anywhere between the words of a sign without changing it. */
export const softWords: ReadonlySet<string> = wordSet('a an the my his her our your their this that is are am was were be been being has have had realli so veri just all quit bit littl got get gone went go goe turn look seem still also total complet kind sort i it we they me will would do doe did keep kept now sudden actual such most to even pretti proper properli slight these those some which who as back');

/** Those of them that say nothing in a sign either, so that "lips are blue" is written like "lips blue". */
export const emptyWords: ReadonlySet<string> = wordSet('a an the is are am was were be been being has have had will would do doe did');
