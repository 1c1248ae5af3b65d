/** Cards of other bots: loaded with the first message that has some. Our own bot sends none, and most phones never need this. */
import { cardsView } from './chat/card-view';
import { readCard } from './chat/cards';
import type { ShowCards } from './chat/late-cards';

const showCards: ShowCards = ({ attachments, onChoose }) => cardsView(attachments.map(readCard).filter((card) => card !== undefined), onChoose);
Object.assign(window, { firstDropsCards: showCards });
