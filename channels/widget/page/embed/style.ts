/** The style sheet of the button and the panel. Constructed, because a strict policy of the host allows that and forbids `<style>`. */
import css from '../widget.css';

export function dress(root: ShadowRoot, bot: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Safari before 16.4 constructs none: there the same sheet comes as a file from the bot.
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = new URL('assets/widget.css', bot).href;
    root.append(link);
  }
}
