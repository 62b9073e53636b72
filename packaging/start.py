"""Where the packaged program starts."""

from facilitator.app import main

raise SystemExit(main())
