"""What would let strangers know who a patient is."""
