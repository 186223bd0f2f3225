-- What is promised to a deal, and the instalments planned for it: what calls ahead are made of.
ALTER TYPE "DealEventKind" ADD VALUE 'commitment';
ALTER TYPE "DealEventKind" ADD VALUE 'plannedTicket';
