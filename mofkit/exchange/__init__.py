"""What comes in from elsewhere and goes back: tables that follow no kind of ours."""
