/** The yardstick, no part of the product: the least a Bot Framework bot can do. Restify, CloudAdapter, an echo; nothing is kept. */
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

const bot = new ActivityHandler().onMessage(async (context, next) => {
  await context.sendActivity(`echo: ${context.activity.text}`);
  await next();
});
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => adapter.process(request, response, (context) => bot.run(context)));
server.listen(0, '127.0.0.1', () => process.stdout.write(`ready: http://127.0.0.1:${server.address().port}\n`));
